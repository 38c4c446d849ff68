// Every sentence the page says by itself. What the bot and the agents say comes from them.

import { offerTexts } from './offertexts.js';

const english = {
    composerLabel: 'Your message',
    composerPlaceholder: 'Write a message…',
    composerHint: 'Enter sends, Shift and Enter begin a new line.',
    send: 'Send',
    log: 'Conversation',
    you: 'You',
    person: 'Talk to a person',
    personAsked: 'Asking for a person…',
    personFailed: 'That did not work. Try again in a moment.',
    agentsOnline: 'Agents are online',
    agentsOffline: 'No agents are online right now',
    waiting: 'Waiting for a person…',
    waitingAlone: 'No agents are online right now. You will get an answer here when someone is back.',
    talkingTo: 'You are talking to {name}',
    talkingToAgent: 'You are talking to a person',
    ended: 'Resolved. Write again at any time.',
    connecting: 'Connecting…',
    offline: 'No connection. What you write is kept and sent when it is back.',
    backOnline: 'Connected again.',
    sending: 'Sending…',
    unsent: 'Waiting for the connection',
    failed: 'Not sent. {why}',
    retry: 'Try again',
    edit: 'Edit',
    typing: '{name} is typing…',
    typingSomeone: 'Someone is typing…',
    counter: 'Characters left: {left}',
    tooLong: 'Too long by {over}',
    empty: 'Ask a question to begin.',
    newMessages: 'New messages',
    seen: 'Seen',
    withdrawn: 'This message was withdrawn.',
    showAll: 'Show all',
    today: 'Today',
    yesterday: 'Yesterday',
    noBot: 'There is no such chat. Check the address.',
    close: 'Close chat',
    attach: 'Send files',
    chosenFiles: 'Files to send',
    removeFile: 'Remove {name}',
    dropFiles: 'Drop files here to send them',
    fileSending: 'Sending…',
    fileChecking: 'Being checked…',
    fileRefused: 'This file could not be passed on. {why}',
    fileFailed: 'This file could not be sent. Try another.',
    fileGone: 'This file is no longer here. Choose it again, or take it away.',
    fileTooLarge: '{name} is too large. A file may have {size}.',
    fileEmpty: '{name} is empty. Choose another file.',
    tooManyFiles: 'A message may have {count} files. Send the others with the next one.',
    filesNotHere: 'Wait until the files have arrived.',
    filesFailed: 'Take away the files that could not be sent.',
    download: 'Download',
    refused_not_permitted: 'Messages from you are not taken here at the moment.',
    refused_too_many: 'That is too much at once. Wait a few seconds, then try again.',
    refused_too_large: 'That is too long or too large.',
    refused_unavailable: 'That cannot be taken right now. Try again in a moment.',
    refused_not_found: 'That is no longer here. Load the page again.',
};

const arabic = {
    composerLabel: 'رسالتك',
    composerPlaceholder: 'اكتب رسالة…',
    composerHint: 'مفتاح الإدخال للإرسال، ومع Shift لسطر جديد.',
    send: 'إرسال',
    log: 'المحادثة',
    you: 'أنت',
    person: 'التحدث إلى شخص',
    personAsked: 'جارٍ طلب التحدث إلى شخص…',
    personFailed: 'لم ينجح ذلك. حاول مرة أخرى بعد قليل.',
    agentsOnline: 'الموظفون متصلون الآن',
    agentsOffline: 'لا يوجد موظفون متصلون الآن',
    waiting: 'بانتظار أحد الموظفين…',
    waitingAlone: 'لا يوجد موظفون متصلون الآن. سيصلك الرد هنا عند عودة أحدهم.',
    talkingTo: 'أنت تتحدث إلى {name}',
    talkingToAgent: 'أنت تتحدث إلى أحد الموظفين',
    ended: 'تم الحل. يمكنك الكتابة مجددًا في أي وقت.',
    connecting: 'جارٍ الاتصال…',
    offline: 'لا يوجد اتصال. ما تكتبه محفوظ وسيُرسل عند عودة الاتصال.',
    backOnline: 'عاد الاتصال.',
    sending: 'جارٍ الإرسال…',
    unsent: 'بانتظار الاتصال',
    failed: 'لم تُرسل. {why}',
    retry: 'إعادة المحاولة',
    edit: 'تعديل',
    typing: '{name} يكتب الآن…',
    typingSomeone: 'أحدهم يكتب الآن…',
    counter: 'الأحرف المتبقية: {left}',
    tooLong: 'أطول من الحد بمقدار {over}',
    empty: 'اطرح سؤالًا للبدء.',
    newMessages: 'رسائل جديدة',
    seen: 'شوهدت',
    withdrawn: 'سُحبت هذه الرسالة.',
    showAll: 'عرض الكل',
    today: 'اليوم',
    yesterday: 'أمس',
    noBot: 'لا توجد محادثة بهذا العنوان. تحقق من العنوان.',
    close: 'إغلاق المحادثة',
    attach: 'إرسال ملفات',
    chosenFiles: 'ملفات للإرسال',
    removeFile: 'إزالة {name}',
    dropFiles: 'أفلت الملفات هنا لإرسالها',
    fileSending: 'جارٍ الإرسال…',
    fileChecking: 'جارٍ الفحص…',
    fileRefused: 'تعذّر تمرير هذا الملف. {why}',
    fileFailed: 'تعذّر إرسال هذا الملف. جرّب ملفًا آخر.',
    fileGone: 'لم يعد هذا الملف موجودًا. اختره مرة أخرى أو أزله.',
    fileTooLarge: 'الملف {name} كبير جدًا. الحد الأقصى للملف {size}.',
    fileEmpty: 'الملف {name} فارغ. اختر ملفًا آخر.',
    tooManyFiles: 'يمكن أن تحمل الرسالة {count} ملفات. أرسل البقية مع الرسالة التالية.',
    filesNotHere: 'انتظر حتى تصل الملفات.',
    filesFailed: 'أزل الملفات التي تعذّر إرسالها.',
    download: 'تنزيل',
    refused_not_permitted: 'لا تُقبل رسائلك هنا في الوقت الحالي.',
    refused_too_many: 'هذا كثير دفعة واحدة. انتظر بضع ثوانٍ ثم حاول مرة أخرى.',
    refused_too_large: 'هذا أطول أو أكبر من المسموح به.',
    refused_unavailable: 'تعذّر قبول ذلك الآن. حاول مرة أخرى بعد قليل.',
    refused_not_found: 'لم يعد هذا موجودًا. أعد تحميل الصفحة.',
};

export const languages = { en: { texts: english, dir: 'ltr' }, ar: { texts: arabic, dir: 'rtl' } };

/**
 * The first wanted language tag that is spoken here, such as `en-GB`; English when none is. A tag without a region takes the
 * one of the person's own tags, since that decides how times are written.
 */
export function chooseLanguage(wanted) {
    const known = wanted.filter((tag) => tag && Object.hasOwn(languages, codeOf(tag)) && isTag(tag));
    const first = known[0] ?? 'en';
    return known.find((tag) => codeOf(tag) === codeOf(first) && tag.includes('-')) ?? first;
}

function codeOf(tag) { return String(tag).toLowerCase().split('-')[0]; }

function isTag(tag) {
    try {
        return Intl.getCanonicalLocales(tag).length === 1;
    } catch {
        return false;
    }
}

/** Sentences and times in one language. */
export class Translation {
    #texts;
    #time;
    #day;
    #numbers;

    /** @param {string} tag one that chooseLanguage() gave */
    constructor(tag) {
        this.code = codeOf(tag);
        this.dir = languages[this.code].dir;
        this.#texts = { ...languages[this.code].texts, ...offerTexts[this.code] };
        this.#time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
        this.#numbers = tag;
        this.#day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
    }

    text(name, values = {}) {
        return this.#texts[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? this.#isolated(String(values[key])) : whole));
    }

    /**
     * What the relay has refused. It speaks English; where the page does not, its own sentence of that kind says it.
     * @param {{kind: string, detail: string}|undefined} error @param {string} otherwise the sentence when nothing was said
     */
    refusal(error, otherwise) {
        const ofKind = this.#texts[`refused_${error?.kind}`];
        return (this.code === 'en' ? error?.detail || ofKind : ofKind ?? error?.detail) || this.text(otherwise);
    }

    /** A name of the other direction would pull the words around it along. */
    #isolated(value) { return this.dir === 'rtl' ? `\u2068${value}\u2069` : value; }

    /** Of bytes, such as "2.4 MB". */
    size(bytes) {
        const [unit, per] = bytes < 1024 * 1024 ? ['kilobyte', 1024] : ['megabyte', 1024 * 1024];
        const value = bytes / per;
        return new Intl.NumberFormat(this.#numbers, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(Math.max(value, 0.1));
    }

    time(date) { return this.#time.format(date); }

    day(date, now = new Date()) {
        const midnight = (of) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
        const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
        if (days === 0) return this.text('today');
        if (days === 1) return this.text('yesterday');
        return this.#day.format(date);
    }
}
