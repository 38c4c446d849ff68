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
    failed: 'Not sent.',
    retry: 'Try again',
    edit: 'Edit',
    typing: '{name} is typing…',
    typingSomeone: 'Someone is typing…',
    counter: 'Characters left: {left}',
    tooLong: 'Too long by {over}',
    empty: 'Ask a question to begin.',
    newMessages: 'New messages',
    showAll: 'Show all',
    today: 'Today',
    yesterday: 'Yesterday',
    noBot: 'There is no such chat. Check the address.',
    close: 'Close chat',
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
    failed: 'لم تُرسل.',
    retry: 'إعادة المحاولة',
    edit: 'تعديل',
    typing: '{name} يكتب الآن…',
    typingSomeone: 'أحدهم يكتب الآن…',
    counter: 'الأحرف المتبقية: {left}',
    tooLong: 'أطول من الحد بمقدار {over}',
    empty: 'اطرح سؤالًا للبدء.',
    newMessages: 'رسائل جديدة',
    showAll: 'عرض الكل',
    today: 'اليوم',
    yesterday: 'أمس',
    noBot: 'لا توجد محادثة بهذا العنوان. تحقق من العنوان.',
    close: 'إغلاق المحادثة',
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

    /** @param {string} tag one that chooseLanguage() gave */
    constructor(tag) {
        this.code = codeOf(tag);
        this.dir = languages[this.code].dir;
        this.#texts = { ...languages[this.code].texts, ...offerTexts[this.code] };
        this.#time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
        this.#day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
    }

    text(name, values = {}) {
        return this.#texts[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? this.#isolated(String(values[key])) : whole));
    }

    /** A name of the other direction would pull the words around it along. */
    #isolated(value) { return this.dir === 'rtl' ? `\u2068${value}\u2069` : value; }

    time(date) { return this.#time.format(date); }

    day(date, now = new Date()) {
        const midnight = (of) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
        const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
        if (days === 0) return this.text('today');
        if (days === 1) return this.text('yesterday');
        return this.#day.format(date);
    }
}
