import { readAddress } from './address.js';
import { Chat } from './chat.js';
import { Translation, chooseLanguage } from './i18n.js';

const address = readAddress(window.location);
const translation = new Translation(chooseLanguage([address.language, ...(navigator.languages ?? [])]));
document.documentElement.lang = translation.code;
document.documentElement.dir = translation.dir;
new Chat(window, address, translation).start();
