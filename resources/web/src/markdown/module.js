// What the tests and the bench want of this folder, in one bundle.

export { findAddresses } from './addresses.js';
export { safeAddress, saysItself, shownTarget } from './links.js';
export { parseMarkdown, parsePlain, plainText } from './parse.js';
