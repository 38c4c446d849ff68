/** Whether a key closes what is open. While an input method composes, Escape only takes back what is composed. */
export function endsDialog(event) {
    return event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && event.keyCode !== 229;
}
