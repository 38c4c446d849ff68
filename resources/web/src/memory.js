// What the page remembers on this device: the visitor's secret, and messages the relay has not taken yet. Where storage
// is blocked it remembers for as long as the page is open.

const inMemory = new Map();

function read(key) {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key) ?? null;
  } catch {
    return inMemory.get(key) ?? null;
  }
}

function write(key, value) {
  inMemory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked or full: this page still has it.
  }
}

export class Memory {
  constructor(bot) {
    this.visitorKey = `baton.${bot}.visitor`;
    this.unsentKey = `baton.${bot}.unsent`;
  }

  get visitor() {
    return read(this.visitorKey);
  }

  set visitor(secret) {
    write(this.visitorKey, secret);
  }

  /** [{id, text, failed?}], oldest first. */
  get unsent() {
    try {
      const list = JSON.parse(read(this.unsentKey) ?? '[]');
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  }

  set unsent(list) {
    write(this.unsentKey, JSON.stringify(list));
  }
}
