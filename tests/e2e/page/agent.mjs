// An agent without a screen, on the agent socket as the contract describes it.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { until } from '../stage.mjs';

export class AgentSocket {
    conversations = new Map();
    messages = [];
    /** Messages as they are by now, by conversation and n. */
    updated = new Map();
    typing = [];
    seen = [];
    #socket;
    #next = 0;
    #asked = new Map();

    static async signIn(stage, email) {
        const answer = await fetch(`${stage.url}/v1/sessions`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ email, password: 'correct horse battery', device: { name: 'test', platform: 'test' } }),
        });
        if (answer.status !== 201) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
        const { token } = await answer.json();
        const agent = new AgentSocket();
        agent.token = token;
        await agent.#connect(stage.url, token);
        return agent;
    }

    async #connect(url, token) {
        this.#socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, 'baton.v1',
            { headers: { Authorization: `Bearer ${token}` } });
        this.#socket.on('message', (text) => this.#received(JSON.parse(text)));
        this.#socket.on('close', () => this.#asked.forEach(({ reject }) => reject(new Error('the socket closed'))));
        await once(this.#socket, 'open');
        const hello = await this.ask('session.hello', {});
        for (const conversation of hello.snapshot?.conversations ?? []) this.conversations.set(conversation.id, conversation);
        await this.ask('presence.set', { availability: 'online' });
    }

    ask(method, params) {
        const id = ++this.#next;
        this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
        return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
    }

    /** claim, release, resolve, handBack; reply with a text */
    command(verb, conversation, more = {}) {
        return this.ask(`conversations.${verb}`, { id: conversation, commandId: randomUUID(), ...more });
    }

    /** A message as it was told last. */
    now(message) { return this.updated.get(`${message.conversation} ${message.n}`) ?? message; }

    reply(conversation, text) { return this.command('reply', conversation, { text }); }
    type(conversation, on = true) { return this.ask('conversations.typing', { id: conversation, on }); }
    away() { return this.ask('presence.set', { availability: 'away' }); }
    close() { this.#socket.close(); }

    /** The conversation in which somebody said @p text. */
    conversationWith(text) {
        return until(`the agent sees "${text}"`, () => this.messages.find((message) => message.text === text)?.conversation);
    }

    waiting(conversation) {
        return until('the conversation waits', () => this.conversations.get(conversation)?.state === 'waiting');
    }

    /** Everything that was said, as the relay has it. */
    async transcript(conversation) {
        const { messages } = await this.ask('conversations.get', { id: conversation, limit: 200 });
        return messages.sort((a, b) => a.n - b.n);
    }

    #received(frame) {
        if (frame.id !== undefined && frame.id !== null) {
            const asked = this.#asked.get(frame.id);
            this.#asked.delete(frame.id);
            if (frame.error) asked?.reject(Object.assign(new Error(frame.error.message), frame.error));
            else asked?.resolve(frame.result);
        } else if (frame.method === 'event') {
            const { type, data } = frame.params;
            if (type === 'message.added') this.messages.push(data.message);
            else if (data.message) this.updated.set(`${data.message.conversation} ${data.message.n}`, data.message);
            else if (data.conversation?.id) this.conversations.set(data.conversation.id, data.conversation);
        } else if (frame.method === 'seen') {
            this.seen.push(frame.params);
        } else if (frame.method === 'typing') {
            this.typing.push(frame.params);
        }
    }
}
