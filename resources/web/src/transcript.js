// The list of turns. Messages are known by their number, so none is shown twice and all stand in order.

import { render } from './markdown.js';
import { say } from './words.js';

function node(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function timeText(at) {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

export class Transcript {
  constructor(log, outbox) {
    this.log = log;
    this.outbox = outbox;
    this.turns = new Map();
    this.notices = [];
    this.pending = node('div', 'pendings');
    this.pending.style.display = 'contents';
    log.append(this.pending);
  }

  reset(messages, notices) {
    for (const child of [...this.log.children]) if (child !== this.pending) child.remove();
    this.turns.clear();
    this.notices = [];
    for (const message of messages) this.addMessage(message);
    for (const notice of notices) this.addNotice(notice);
    this.toEnd();
  }

  get lastN() {
    return Math.max(0, ...this.turns.keys());
  }

  addMessage(message) {
    if (this.turns.has(message.n)) return false;
    const kind = message.author.kind;
    const turn = node('div', `turn ${kind}`);
    turn.dataset.n = message.n;
    const name = kind === 'customer' ? say('you') : message.author.name || say('bot');
    turn.append(node('p', 'meta', `${kind === 'bot' ? '🤖 ' : ''}${name} · ${timeText(message.at)}`));
    const bubble = node('div', 'bubble');
    bubble.dir = 'auto';
    if (kind === 'customer') bubble.append(Object.assign(document.createElement('p'), { textContent: message.text }));
    else bubble.append(render(message.text));
    turn.append(bubble);
    this.turns.set(message.n, turn);
    this.place(turn, message.n);
    return true;
  }

  addNotice(notice) {
    const key = `${notice.kind}|${notice.afterN ?? ''}|${notice.at ?? ''}`;
    if (notice.at && this.notices.includes(key)) return;
    this.notices.push(key);
    const line = node('p', `notice ${notice.kind}`, notice.text);
    line.dir = 'auto';
    line.dataset.after = notice.afterN ?? this.lastN;
    this.place(line, (notice.afterN ?? this.lastN) + 0.5);
  }

  /** Puts a node where its number says; almost always that is the end. */
  place(made, number) {
    const stick = this.atEnd();
    made.dataset.place = number;
    let before = this.pending;
    while (before.previousElementSibling && Number(before.previousElementSibling.dataset.place) > number) {
      before = before.previousElementSibling;
    }
    this.log.insertBefore(made, before);
    if (stick) this.toEnd();
  }

  showPending(list, online) {
    const stick = this.atEnd();
    this.pending.replaceChildren(...list.map((message) => this.pendingNode(message, online)));
    if (stick) this.toEnd();
  }

  pendingNode(message, online) {
    const turn = node('div', `turn customer ${message.failed === undefined ? 'pending' : 'failed'}`);
    const bubble = node('div', 'bubble', message.text);
    bubble.dir = 'auto';
    const state = node('p', 'state', message.failed === undefined ? (online ? say('sending') : '') : say('failed', message.failed) + ' ');
    if (message.failed !== undefined) {
      const again = node('button', '', say('again'));
      again.addEventListener('click', () => this.outbox.retry(message.id));
      const drop = node('button', '', say('drop'));
      drop.addEventListener('click', () => this.outbox.remove(message.id));
      state.append(again, ' ', drop);
    }
    turn.append(bubble, state);
    return turn;
  }

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
