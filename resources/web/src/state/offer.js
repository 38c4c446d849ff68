// What the bot offers to press. It stands until the customer or a person has written, a person was called, or the bot has offered
// something else.

/**
 * @param {Array<{author: {kind: string}, buttons?: Array<{id: string, text: string}>, n?: number, withdrawn?: boolean}>} messages in order
 * @param {number} [calledAfter] the message behind which a person was called
 * @returns {object|null} the message whose buttons are shown
 */
export function standingOffer(messages, calledAfter = 0) {
    for (let i = messages.length - 1; i >= 0; --i) {
        const message = messages[i];
        if (message.author.kind !== 'bot') return null;
        if (message.buttons?.length > 0) return message.withdrawn || message.n <= calledAfter ? null : message;
    }
    return null;
}
