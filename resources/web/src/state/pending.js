// Our own messages that have no answer yet, as they stand behind the transcript.

/**
 * After a lost connection nobody knows whether the last message arrived. When the transcript already holds its text, it is
 * not shown a second time; the relay's answer to the repeat then tells for certain.
 * @param {import('./outbox.js').Entry[]} entries
 * @param {import('./transcript.js').Transcript} transcript
 */
export function pendingItems(entries, transcript) {
    const taken = new Set();
    const items = [];
    for (const entry of entries) {
        if (transcript.knowsClientId(entry.id)) continue;
        const likely = entry.tried ? transcript.unclaimedAfter(entry.afterN ?? 0)
            .find((message) => message.text === entry.text && !taken.has(message.n)) : null;
        if (likely) {
            taken.add(likely.n);
            continue;
        }
        items.push({
            type: 'message', key: `own:${entry.id}`, entry,
            message: { author: { kind: 'customer' }, text: entry.text, at: entry.at },
        });
    }
    return items;
}
