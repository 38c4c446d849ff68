const table = {
    en: { open: 'Open chat', close: 'Close chat', frame: 'Chat', unread: 'new messages' },
    ar: { open: 'فتح المحادثة', close: 'إغلاق المحادثة', frame: 'المحادثة', unread: 'رسائل جديدة' },
};

/** The launcher's own words in the page's language, English when it is not here. */
export function texts(language) {
    const code = String(language || navigator.language || '').toLowerCase().split('-')[0];
    return Object.hasOwn(table, code) ? table[code] : table.en;
}
