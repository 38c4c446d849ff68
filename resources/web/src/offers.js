// What the customer is asked besides writing: who they are, what the bot offers to press, and at the end how it was.

import { standingOffer } from './state/offer.js';
import { Choices } from './view/choices.js';
import { PrechatForm } from './view/prechatform.js';
import { RatingCard } from './view/ratingcard.js';

export class Offers {
    #connection;
    #storage;
    #translation;
    #changed;
    #form = null;
    #formBusy = false;
    #formFailure = '';
    #pressed = null;
    #choiceFailure = '';
    #rating = null;
    #ratingBusy = false;
    #ratingFailure = '';
    #lastN = 0;
    #wasShown = '';

    /**
     * @param {import('./connection.js').Connection} connection
     * @param {{changed(): void, left(): void}} listener left: what had the keyboard is gone
     */
    constructor(translation, connection, storage, listener) {
        this.#translation = translation;
        this.#connection = connection;
        this.#storage = storage;
        this.#changed = listener.changed;
        this.form = new PrechatForm(translation, { filled: (values) => void this.#fill(values, listener), skipped: () => this.#skip(listener) });
        this.choices = new Choices(translation, (message, button) => void this.#press(message, button, listener));
        this.rating = new RatingCard(translation, {
            rated: (score, text) => void this.#rate(score, text, listener), dismissed: () => this.#dismiss(listener),
        });
    }

    /** Whether the form stands where the conversation will be. */
    get asksFirst() { return this.#form !== null; }

    // ---- what the relay tells

    begin(session) {
        this.#lastN = Math.max(0, ...session.messages.map(({ n }) => n));
        this.asked(session.rating ?? { ask: false });
        const fields = session.form?.fields ?? [];
        this.#askFirst(this.#storage.read('formSkipped') ? [] : fields);
    }

    /** @param {{ask: boolean, agent?: string, score?: number}} rating */
    asked(rating) {
        const isDismissed = this.#storage.read('notRated') === this.#lastN;
        const isNew = rating.ask && !isDismissed && this.#rating?.phase !== 'ask';
        if (rating.ask) this.#rating = isDismissed ? null : { phase: 'ask', agent: rating.agent ?? '' };
        else this.#rating = rating.score ? { phase: 'thanks', score: rating.score } : null;
        if (isNew) this.rating.clear();
    }

    heard(message) { this.#lastN = Math.max(this.#lastN, message.n); }

    formChanged({ fields }) { this.#askFirst(fields ?? []); }

    #askFirst(fields) {
        const before = this.#form;
        this.#form = fields.length > 0 ? fields : null;
        // What is being typed into it stays, over a lost connection and beside a field that is new.
        if (this.#form && JSON.stringify(before) !== JSON.stringify(fields)) {
            this.form.build(fields, { ...this.#storage.read('form'), ...(before ? this.form.values : {}) });
            if (!before) this.#formFailure = '';
        }
    }

    // ---- what the customer does

    async #press(message, button, { left }) {
        const hadFocus = this.choices.hasFocus;
        this.#pressed = message;
        this.#choiceFailure = '';
        this.#changed();
        const answer = await this.#connection.press(message, button);
        if (!answer.ok) {
            this.#pressed = null;
            this.#choiceFailure = this.#translation.refusal(answer.error, 'choiceFailed');
        }
        if (hadFocus) left();
        this.#changed();
    }

    async #rate(score, text, { left }) {
        this.#ratingBusy = true;
        this.#ratingFailure = '';
        this.#changed();
        const hadFocus = this.rating.hasFocus;
        const answer = await this.#connection.rate(score, text);
        this.#ratingBusy = false;
        this.#ratingFailure = answer.ok ? '' : this.#translation.refusal(answer.error, 'choiceFailed');
        if (answer.ok) this.#rating = { phase: 'thanks', score };
        this.#changed();
        if (hadFocus && answer.ok) left();
    }

    #dismiss({ left }) {
        this.#storage.write('notRated', this.#lastN);
        this.#rating = null;
        this.#changed();
        left();
    }

    async #fill(values, { left }) {
        this.#formBusy = true;
        this.#formFailure = '';
        this.#changed();
        const answer = await this.#connection.fillForm(values);
        this.#formBusy = false;
        if (answer.ok) {
            this.#storage.write('form', values);
            this.#form = null;
        } else {
            this.#formFailure = this.#translation.refusal(answer.error, 'choiceFailed');
            // It asks for something else by now.
            if (answer.error?.kind === 'invalid') this.#connection.refresh();
        }
        this.#changed();
        if (answer.ok) left();
    }

    #skip({ left }) {
        this.#storage.write('formSkipped', true);
        this.#form = null;
        this.#changed();
        left();
    }

    // ---- what is shown

    /**
     * @param {{messages: object[], calledAfter: number, state: string, isWriting: boolean}} what isWriting: something waits to be sent
     * @returns {boolean} something is shown that was not there before
     */
    show({ messages, calledAfter, state, isWriting }) {
        if (messages.length > 0) this.#form = null;
        const offer = isWriting ? null : standingOffer(messages, calledAfter);
        if (offer?.id !== this.#pressed) this.#pressed = null;
        if (!offer) this.#choiceFailure = '';
        this.form.show({ shown: this.asksFirst, busy: this.#formBusy, failure: this.#formFailure });
        this.choices.show({ offer, possible: this.#connection.isOpen && !this.#pressed, failure: this.#choiceFailure });
        const rating = state === 'ended' ? this.#rating : null;
        this.rating.show({
            phase: rating?.phase ?? 'none', agent: rating?.agent ?? '', score: rating?.score ?? 0,
            busy: this.#ratingBusy, failure: this.#ratingFailure,
        });
        const shown = `${offer?.id ?? ''} ${rating?.phase ?? ''}`;
        const isNew = shown !== this.#wasShown && shown.trim() !== '';
        this.#wasShown = shown;
        return isNew;
    }
}
