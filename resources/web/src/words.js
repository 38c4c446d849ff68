// The page's own words. A bot's words come from the relay.

const table = {
  en: {
    title: 'Chat with %1', you: 'You', write: 'Write a message', label: 'Your message', send: 'Send',
    human: 'Talk to a person', asked: 'A person has been asked for', online: 'People are here to help',
    nobody: 'Nobody is here right now. Leave your message; it will be read.', with: 'You are talking to %1',
    typing: '%1 is typing…', offline: 'You are offline. What you write is kept and sent when you are back.',
    connecting: 'Connecting…', sending: 'Sending…', failed: 'Not sent: %1', again: 'Try again', drop: 'Discard',
    left: '%1 characters left', tooLong: 'This is %1 characters too long.', bot: 'Bot',
  },
  ar: {
    title: 'محادثة مع %1', you: 'أنت', write: 'اكتب رسالة', label: 'رسالتك', send: 'إرسال',
    human: 'تحدث مع شخص', asked: 'تم طلب شخص', online: 'يوجد من يساعدك الآن',
    nobody: 'لا يوجد أحد الآن. اترك رسالتك وسنقرؤها.', with: 'أنت تتحدث مع %1',
    typing: '%1 يكتب…', offline: 'أنت غير متصل. سيُحفظ ما تكتبه ويُرسل عند عودتك.',
    connecting: 'جارٍ الاتصال…', sending: 'جارٍ الإرسال…', failed: 'لم تُرسل: %1', again: 'أعد المحاولة', drop: 'تجاهل',
    left: 'بقي %1 حرفًا', tooLong: 'أطول من المسموح بـ %1 حرفًا.', bot: 'الروبوت',
  },
};

const wanted = (navigator.languages ?? [navigator.language ?? 'en']).map((tag) => tag.toLowerCase().split('-')[0]);
const language = wanted.find((tag) => tag in table) ?? 'en';

document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';

/** The phrase in the visitor's language, with %1 filled in. */
export function say(key, value = '') {
  return table[language][key].replace('%1', value);
}
