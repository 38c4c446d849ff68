// What the bot offers to press. It stands until the customer or a person has written, or the bot has offered something else.

/**
 * @param {Array<{author: {kind: string}, buttons?: Array<{id: string, text: string}>, withdrawn?: boolean}>} messages in order
 * @returns {object|null} the message whose buttons are shown
 */
export function standingOffer(messages) {
    for (let i = messages.length - 1; i >= 0; --i) {
        const message = messages[i];
        if (message.author.kind !== 'bot') return null;
        if (message.buttons?.length > 0) return message.withdrawn ? null : message;
    }
    return null;
}
