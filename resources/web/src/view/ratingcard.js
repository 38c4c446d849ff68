import { element, icon, setText } from './element.js';

const star = 'M12 2.6l2.9 5.9 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.4l6.5-.9z';
const scores = [1, 2, 3, 4, 5];
const longestWord = 1000;

/** Asks how it was, once a person has ended the conversation. */
export class RatingCard {
    #translation;
    #title;
    #stars;
    #word;
    #send;
    #note;
    #asking;
    #thanks;

    /** @param {{rated(score: number, text: string): void, dismissed(): void}} listener */
    constructor(translation, listener) {
        this.#translation = translation;
        this.#title = element('legend', {});
        this.#stars = scores.map((score) => this.#starOf(score));
        this.#word = element('input', {
            id: 'rating-word', type: 'text', dir: 'auto', maxlength: String(longestWord), autocomplete: 'off',
            placeholder: translation.text('ratingWord'),
        });
        this.#send = element('button', { type: 'submit', class: 'primary' }, translation.text('ratingSend'));
        const later = element('button', { type: 'button', class: 'quiet' }, translation.text('ratingLater'));
        later.addEventListener('click', () => listener.dismissed());
        this.#note = element('span', { class: 'note', role: 'alert' });
        this.#asking = element('form', {},
            element('fieldset', {}, this.#title, element('div', { class: 'stars' }, ...this.#stars.map(({ root }) => root))),
            element('label', { class: 'unseen', for: 'rating-word' }, translation.text('ratingWord')), this.#word,
            element('div', { class: 'rating-actions' }, this.#send, later), this.#note);
        this.#thanks = element('p', { class: 'thanks', role: 'status' });
        this.root = element('section', { class: 'rating', hidden: true, 'aria-label': translation.text('rating') }, this.#asking, this.#thanks);
        this.#asking.addEventListener('submit', (event) => {
            event.preventDefault();
            if (this.#score > 0) listener.rated(this.#score, this.#word.value.trim());
        });
    }

    get #score() { return this.#stars.find(({ input }) => input.checked)?.score ?? 0; }

    get hasFocus() { return this.root.contains(document.activeElement); }

    #starOf(score) {
        const input = element('input', { type: 'radio', name: 'score', value: String(score) });
        input.addEventListener('change', () => this.#showScore());
        const root = element('label', { class: 'star' }, input, icon(star),
            element('span', { class: 'unseen' }, this.#translation.text('ratingScore', { score })));
        return { root, input, score };
    }

    #showScore() {
        for (const { root, score } of this.#stars) root.classList.toggle('lit', score <= this.#score);
        this.#send.disabled = this.#score === 0 || this.#send.hasAttribute('data-busy');
    }

    /** Another end is another rating. */
    clear() {
        for (const { input } of this.#stars) input.checked = false;
        this.#word.value = '';
        this.#showScore();
    }

    /**
     * @param {{phase: 'none'|'ask'|'thanks', agent: string, score: number, busy: boolean, failure: string}} how
     */
    show({ phase, agent, score, busy, failure }) {
        const t = this.#translation;
        this.root.hidden = phase === 'none';
        this.#asking.hidden = phase !== 'ask';
        setText(this.#title, agent ? t.text('ratingOf', { name: agent }) : t.text('rating'));
        setText(this.#thanks, phase === 'thanks' ? t.text('ratingThanks', { score }) : '');
        this.#send.toggleAttribute('data-busy', busy);
        this.#showScore();
        setText(this.#note, failure);
    }
}
