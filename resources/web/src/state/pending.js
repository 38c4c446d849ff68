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
            .find((message) => message.text === entry.text && hasFiles(message, entry) && !taken.has(message.n)) : null;
        if (likely) {
            taken.add(likely.n);
            continue;
        }
        items.push({
            type: 'message', key: `own:${entry.id}`, entry,
            message: { author: { kind: 'customer' }, text: entry.text, at: entry.at, attachments: checking(entry, entry.failure ? 'unsent' : 'checking') },
        });
    }
    return items;
}

/** As the relay will tell of them at first. */
export function checking(entry, state = 'checking') {
    return (entry.files ?? []).map((file) => ({ ...file, state }));
}

function hasFiles(message, entry) {
    const ids = (message.attachments ?? []).map((file) => file.id);
    const wanted = entry.files ?? [];
    return ids.length === wanted.length && wanted.every((file) => ids.includes(file.id));
}
