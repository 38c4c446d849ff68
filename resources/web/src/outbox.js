// Sends one message after the other and each until it is taken. The id makes a repeat harmless, so a message whose answer
// was lost is simply sent again.

const answerMs = 10000;

export class Outbox {
  constructor(memory, emit, changed) {
    this.memory = memory;
    this.emit = emit;
    this.changed = changed;
    this.busy = false;
  }

  add(text) {
    this.memory.unsent = [...this.memory.unsent, { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, text }];
    this.changed();
    this.send();
  }

  remove(id) {
    this.memory.unsent = this.memory.unsent.filter((message) => message.id !== id);
    this.changed();
  }

  retry(id) {
    this.memory.unsent = this.memory.unsent.map((message) => (message.id === id ? { id, text: message.text } : message));
    this.changed();
    this.send();
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        const answer = await this.emit('message', { id: next.id, text: next.text }, answerMs);
        if (answer?.ok) this.remove(next.id);
        else if (['unavailable', 'too_many'].includes(answer?.error?.kind)) {
          setTimeout(() => this.send(), 2000);
          return;
        } else this.fail(next.id, answer?.error?.detail ?? '');
      }
    } catch {
      // No answer or no connection: it goes out again when there is one.
    } finally {
      this.busy = false;
    }
  }

  next() {
    return this.memory.unsent.find((message) => message.failed === undefined);
  }

  fail(id, detail) {
    this.memory.unsent = this.memory.unsent.map((message) => (message.id === id ? { ...message, failed: detail } : message));
    this.changed();
  }
}
