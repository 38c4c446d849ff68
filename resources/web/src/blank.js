/** Whether nothing of a text is seen. The relay refuses it then (core/domain/text.h), so the button is not offered. */
export function isBlank(text) { return nothing.test(text); }

// Signs of category Format are unseen, but for those that enclose numbers.
const nothing = /^(?:[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{1d159}]|(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])\p{Cf})*$/u;
