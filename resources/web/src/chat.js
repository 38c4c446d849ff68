// The page: what is known, who tells it, and what is shown of it.

import { isBlank } from './blank.js';
import { Connection } from './connection.js';
import { Embedding } from './embed.js';
import { Offers } from './offers.js';
import { randomText } from './random.js';
import { Draft } from './state/draft.js';
import { ChosenFiles } from './state/files.js';
import { Outbox } from './state/outbox.js';
import { pendingItems } from './state/pending.js';
import { SeenReporter } from './state/seen.js';
import { Sender } from './state/sender.js';
import { Transcript } from './state/transcript.js';
import { TypingReporter, TypingShown } from './state/typing.js';
import { Unread } from './state/unread.js';
import { BotStorage, openStorage } from './storage.js';
import { Banner } from './view/banner.js';
import { Composer } from './view/composer.js';
import { DropZone } from './view/dropzone.js';
import { Header } from './view/header.js';
import { PersonButton } from './view/personbutton.js';
import { TranscriptView } from './view/transcriptview.js';

export class Chat {
    #window;
    #translation;
    #storage;
    #connection;
    #draft;
    #outbox;
    #sender;
    #files;
    #base;
    #offers;
    #transcript = new Transcript();
    #typing = new TypingReporter((on) => this.#connection.typing(on));
    #othersTyping = new TypingShown((name) => this.#showTyping(name));
    #unread;
    #seen;
    #embedding;
    #view;
    #link = 'connecting';
    #refusal = null;
    #bot;
    #state = 'bot';
    #agent = null;
    #agentsOnline = 0;
    #asking = false;
    #askFailure = '';
    #waitingUnread = 0;

    constructor(window, address, translation) {
        this.#window = window;
        this.#translation = translation;
        this.#bot = { name: address.bot };
        this.#storage = new BotStorage(openStorage(window), address.bot);
        this.#draft = new Draft(this.#storage, new BotStorage(openStorage(window, 'sessionStorage'), address.bot), window);
        this.#outbox = new Outbox(this.#storage, window.navigator.locks);
        this.#embedding = new Embedding(window, { shown: () => this.#shown(), hidden: () => this.#typing.stop() });
        const isSeen = () => this.#embedding.isVisible && window.document.visibilityState === 'visible';
        this.#unread = new Unread(isSeen, (count) => this.#showUnread(count));
        this.#seen = new SeenReporter((upTo) => this.#connection.seen(upTo), isSeen);
        this.#connection = new Connection(address, this.#visitor(), this.#listener());
        this.#sender = new Sender(this.#outbox, this.#connection, {
            settled: (entry, answer) => {
                this.#transcript.settle(entry, answer);
                this.#show();
            },
            changed: () => this.#show(),
            words: (error) => translation.refusal(error, 'choiceFailed'),
        });
        this.#base = address.base;
        this.#files = new ChosenFiles({
            address: `${address.base}/v1/files`,
            visitor: () => this.#storage.read('visitor') ?? '',
            isOpen: () => this.#connection.isOpen,
        }, translation, this.#draft, () => this.#showFiles());
        this.#offers = new Offers(translation, this.#connection, this.#storage, {
            changed: () => this.#show(),
            left: () => this.#view.composer.focus(),
        });
        this.#view = this.#build();
        this.#view.transcript.addBelow(this.#offers.choices, this.#offers.rating);
    }

    async start() {
        const { document } = this.#window;
        document.body.replaceChildren(...Object.values(this.#view).map((part) => part.root));
        document.addEventListener('visibilitychange', () => this.#looked());
        this.#window.addEventListener('pagehide', () => this.#typing.stop());
        this.#view.composer.text = this.#draft.text;
        this.#files.restore();
        if (!this.#embedding.isEmbedded) this.#view.composer.focus();
        this.#show();
        await this.#outbox.ready;
        this.#connection.start();
        this.#show();
    }

    #visitor() {
        const known = this.#storage.read('visitor');
        if (typeof known === 'string') return known;
        const made = randomText(32);
        this.#storage.write('visitor', made);
        return made;
    }

    #build() {
        return {
            header: new Header(this.#translation, this.#embedding.isEmbedded ? () => this.#embedding.close() : null),
            banner: new Banner(),
            form: this.#offers.form,
            transcript: new TranscriptView(this.#translation, this.#base, () => this.#looked()),
            person: new PersonButton(this.#translation, () => void this.#askForPerson()),
            composer: new Composer(this.#translation, {
                submitted: (text) => this.#write(text),
                typed: (text) => this.#typed(text),
                filesChosen: (files) => this.#files.add(files),
                fileRemoved: (key) => this.#files.remove(key),
            }),
            dropZone: new DropZone(this.#window.document, this.#translation, (files) => this.#view.composer.take(files),
                () => this.#files.allowed),
        };
    }

    // ---- what the customer does

    #write(text) {
        this.#typing.stop();
        this.#draft.text = '';
        this.#outbox.add(text, this.#transcript.lastN, this.#files.take());
        this.#show(true);
        this.#sender.wake();
    }

    #typed(text) {
        if (!isBlank(text)) this.#typing.keystroke();
        else this.#typing.stop();
        this.#draft.text = text;
    }

    async #askForPerson() {
        this.#asking = true;
        this.#askFailure = '';
        this.#view.composer.focus();
        this.#show();
        const answer = await this.#connection.askForPerson();
        this.#asking = false;
        this.#askFailure = answer.ok || this.#state !== 'bot' ? '' : this.#translation.refusal(answer.error, 'personFailed');
        this.#show();
    }

    #retry(entry) {
        this.#outbox.change(entry, { failure: null });
        this.#show();
        this.#sender.wake();
    }

    #edit(entry) {
        const { composer } = this.#view;
        this.#outbox.remove(entry);
        this.#files.putBack(entry.files ?? []);
        composer.text = [entry.text, composer.text].filter(Boolean).join('\n');
        this.#draft.text = composer.text;
        composer.focus();
        this.#show();
    }

    #shown() {
        this.#view.composer.focus();
        this.#view.transcript.scrollToEnd();
        this.#looked();
    }

    #looked() {
        this.#unread.looked();
        if (this.#connection.isOpen) this.#seen.looked(this.#view.transcript.lastInView());
    }

    // ---- what the relay tells

    #listener() {
        return {
            state: (state, refusal) => this.#linkChanged(state, refusal),
            session: (session) => this.#begin(session),
            message: (message) => this.#heard(message),
            updated: (message) => {
                this.#transcript.update(message);
                this.#show();
            },
            files: (limits) => { this.#files.limits = limits; },
            typing: ({ on, name }) => this.#othersTyping.show(on, name),
            changed: ({ state, agent }) => {
                this.#state = state;
                this.#agent = agent ?? null;
                this.#show();
            },
            notice: (notice) => {
                this.#transcript.addNotice(notice);
                this.#unread.arrived();
                this.#show();
            },
            withdrawn: ({ n }) => {
                this.#transcript.withdraw(n);
                this.#show();
            },
            seen: ({ upTo }) => {
                this.#transcript.see(upTo);
                this.#show();
            },
            agents: ({ online }) => {
                this.#agentsOnline = online;
                this.#show();
            },
            rating: (asked) => {
                this.#offers.asked(asked);
                this.#show();
            },
            form: (form) => {
                this.#offers.formChanged(form);
                this.#show();
            },
        };
    }

    #linkChanged(state, refusal) {
        this.#link = state;
        this.#refusal = refusal;
        if (state !== 'open') this.#othersTyping.show(false);
        this.#show();
        if (state === 'open') {
            this.#view.transcript.goLive();
            this.#seen.begin();
            this.#looked();
            this.#sender.wake();
            this.#files.wake();
        }
    }

    #begin(session) {
        const before = this.#transcript.lastN;
        this.#storage.write('visitor', session.visitor);
        this.#bot = session.bot ?? this.#bot;
        this.#state = session.state;
        this.#agent = session.agent ?? null;
        this.#agentsOnline = session.agentsOnline;
        this.#transcript.begin(session);
        this.#offers.begin(session);
        const fresh = before > 0
            ? session.messages.filter((message) => message.n > before && message.author.kind !== 'customer') : [];
        for (let i = 0; i < fresh.length; ++i) this.#unread.arrived();
        this.#show(before === 0);
        if (before === 0 && this.#offers.asksFirst && !this.#embedding.isEmbedded) this.#view.form.focus();
    }

    #heard(message) {
        const complete = this.#transcript.add(message);
        this.#offers.heard(message);
        if (message.author.kind !== 'customer') {
            this.#othersTyping.show(false);
            this.#unread.arrived();
        }
        this.#show();
        this.#looked();
        if (!complete) this.#connection.refresh();
    }

    // ---- what is shown

    #show(toEnd = false) {
        const { header, banner, transcript, person, composer } = this.#view;
        this.#window.document.title = this.#waitingUnread > 0 ? `(${this.#waitingUnread}) ${this.#bot.name}` : this.#bot.name;
        header.setName(this.#bot.name);
        header.setStatus(...this.#status());
        banner.show(this.#bannerText());
        const wasAtEnd = transcript.atEnd;
        const asks = this.#offers.show({
            messages: this.#transcript.messages, calledAfter: this.#transcript.calledAfter, state: this.#state, isWriting: this.#outbox.next !== null,
        });
        transcript.root.hidden = composer.root.hidden = this.#offers.asksFirst;
        transcript.show([...this.#transcript.items(), ...this.#pending()], toEnd || (asks && wasAtEnd));
        person.show({
            offered: this.#state === 'bot' && this.#transcript.hasFrom('bot'),
            asking: this.#asking,
            possible: this.#connection.isOpen,
            failure: this.#askFailure,
        });
    }

    #showFiles() {
        this.#view?.composer.showFiles({ allowed: this.#files.allowed, chosen: this.#files.all, areHere: this.#files.areHere });
    }

    #pending() {
        const t = this.#translation;
        return pendingItems(this.#outbox.entries, this.#transcript).map((item) => ({
            ...item,
            pending: {
                failed: Boolean(item.entry.failure),
                state: item.entry.failure ? t.text('failed', { why: item.entry.failure })
                    : t.text(this.#connection.isOpen ? 'sending' : 'unsent'),
                actions: [[t.text('retry'), () => this.#retry(item.entry)], [t.text('edit'), () => this.#edit(item.entry)]],
            },
        }));
    }

    #status() {
        const t = this.#translation;
        const someone = this.#agentsOnline > 0;
        if (this.#link === 'refused') return [t.text('noBot'), 'away'];
        if (this.#link === 'connecting') return [t.text('connecting'), 'away'];
        if (this.#state === 'open') {
            return [this.#agent ? t.text('talkingTo', { name: this.#agent }) : t.text('talkingToAgent'), 'good'];
        }
        if (this.#state === 'waiting') return [t.text(someone ? 'waiting' : 'waitingAlone'), 'waiting'];
        if (this.#state === 'ended') return [t.text('ended'), someone ? 'good' : 'away'];
        return [t.text(someone ? 'agentsOnline' : 'agentsOffline'), someone ? 'good' : 'away'];
    }

    #bannerText() {
        const t = this.#translation;
        if (this.#link === 'refused') return t.code === 'en' ? t.refusal(this.#refusal, 'noBot') : t.text('noBot');
        return this.#link === 'lost' ? t.refusal(this.#refusal, 'offline') : '';
    }

    #showTyping(name) {
        const t = this.#translation;
        this.#view.transcript.showTyping(name === null ? null : name ? t.text('typing', { name }) : t.text('typingSomeone'));
    }

    #showUnread(count) {
        this.#waitingUnread = count;
        this.#show();
        this.#embedding.unread(count);
    }
}
