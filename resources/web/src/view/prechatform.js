import { isBlank } from '../blank.js';
import { element, setAttribute, setText } from './element.js';

const known = {
    name: { label: 'formName', type: 'text', autocomplete: 'name' },
    email: { label: 'formEmail', type: 'email', autocomplete: 'email' },
    phone: { label: 'formPhone', type: 'tel', autocomplete: 'tel' },
};
const longest = { name: 200, email: 200, phone: 200 };
const longestOther = 500;

/** What the customer is asked before the first message. */
export class PrechatForm {
    #translation;
    #listener;
    #fields = [];
    #note;
    #start;

    /** @param {{filled(values: Object<string, string>): void, skipped(): void}} listener */
    constructor(translation, listener) {
        this.#translation = translation;
        this.#listener = listener;
        this.root = element('section', { class: 'prechat', hidden: true });
    }

    /** @param {{values: Object<string, string>}} remembered what this device was told before */
    build(fields, remembered) {
        const t = this.#translation;
        const hadFocus = this.root.contains(document.activeElement);
        this.#fields = fields.map((field, at) => (field.choices?.length > 0 ? this.#choiceOf(field, at) : this.#textOf(field, at)));
        for (const field of this.#fields) field.set(remembered[field.key] ?? '');
        this.#note = element('span', { class: 'note', role: 'alert' });
        this.#start = element('button', { type: 'submit', class: 'primary' }, t.text('formStart'));
        const form = element('form', { novalidate: true }, element('h2', {}, t.text('formTitle')),
            ...this.#fields.map(({ root }) => root), this.#start, this.#note);
        if (!fields.some(({ required }) => required)) form.append(this.#skipping());
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.#submit();
        });
        this.root.replaceChildren(form);
        if (hadFocus) this.focus();
    }

    focus() { (this.#fields.find((field) => field.isNeeded && isBlank(field.value())) ?? this.#fields[0])?.focus(); }

    /** What is filled in so far. @returns {Object<string, string>} */
    get values() { return Object.fromEntries(this.#fields.map((field) => [field.key, field.value()])); }

    show({ shown, busy, failure }) {
        this.root.hidden = !shown;
        if (!shown) return;
        this.#start.disabled = busy;
        setText(this.#note, failure);
    }

    #skipping() {
        const skip = element('button', { type: 'button', class: 'link-button' }, this.#translation.text('formSkip'));
        skip.addEventListener('click', () => this.#listener.skipped());
        return element('p', { class: 'skip' }, skip);
    }

    #submit() {
        const wrong = this.#fields.filter((field) => !field.check());
        if (wrong.length > 0) return wrong[0].focus();
        this.#listener.filled(Object.fromEntries(Object.entries(this.values).filter(([, value]) => !isBlank(value))));
    }

    #label(field) {
        const name = field.label || this.#translation.text(known[field.key]?.label ?? 'formName');
        return field.required ? [element('bdi', {}, name)]
            : [element('bdi', {}, name), ' ', element('span', { class: 'optional' }, this.#translation.text('formOptional'))];
    }

    #textOf(field, at) {
        const id = `prechat-${at}`;
        const { type = 'text', autocomplete = 'off' } = known[field.key] ?? {};
        const input = element('input', {
            id, type, autocomplete, dir: 'auto', maxlength: String(longest[field.key] ?? longestOther),
            'aria-required': field.required ? 'true' : null, 'aria-describedby': `${id}-wrong`,
        });
        const wrong = element('span', { class: 'note', id: `${id}-wrong` });
        const root = element('div', { class: 'prechat-field' }, element('label', { for: id }, ...this.#label(field)), input, wrong);
        return this.#checked(field, root, wrong, {
            value: () => input.value.trim(), set: (value) => { input.value = value; }, focus: () => input.focus(),
            mark: (isWrong) => setAttribute(input, 'aria-invalid', isWrong ? 'true' : null),
            isOdd: () => type === 'email' && !input.validity.valid,
        });
    }

    #choiceOf(field, at) {
        const name = `prechat-${at}`;
        const inputs = field.choices.map((choice) => element('input', { type: 'radio', name, value: choice }));
        // Where no answer is needed, one can be taken back.
        for (const input of inputs) {
            input.addEventListener('click', () => {
                const again = !field.required && input.hasAttribute('data-on');
                for (const other of inputs) other.toggleAttribute('data-on', other === input && !again);
                if (again) input.checked = false;
            });
        }
        const wrong = element('span', { class: 'note', id: `${name}-wrong` });
        const chips = inputs.map((input) => element('label', { class: 'chip' }, input, element('span', { dir: 'auto' }, input.value)));
        const root = element('fieldset', { class: 'prechat-field', 'aria-describedby': `${name}-wrong` },
            element('legend', {}, ...this.#label(field)), element('div', { class: 'chips' }, ...chips), wrong);
        return this.#checked(field, root, wrong, {
            value: () => inputs.find(({ checked }) => checked)?.value ?? '',
            set: (value) => {
                for (const input of inputs) {
                    input.checked = input.value === value;
                    input.toggleAttribute('data-on', input.checked);
                }
            },
            focus: () => inputs[0].focus(), mark: (isWrong) => setAttribute(root, 'aria-invalid', isWrong ? 'true' : null), isOdd: () => false,
        });
    }

    #checked(field, root, wrong, parts) {
        const t = this.#translation;
        return {
            ...parts, key: field.key, root, isNeeded: Boolean(field.required),
            check: () => {
                const isMissing = field.required && isBlank(parts.value());
                const isOdd = !isBlank(parts.value()) && parts.isOdd();
                setText(wrong, isMissing ? t.text('formNeeded') : isOdd ? t.text('formNoEmail') : '');
                parts.mark(isMissing || isOdd);
                return !isMissing && !isOdd;
            },
        };
    }
}
