// The relay for Windows, under Wine: how it ends, and what is there afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WindowsRelay } from './wine.mjs';

test('Ctrl+C ends the relay cleanly, whatever it has done', async () => {
  const relay = new WindowsRelay('end');
  try {
    relay.addBot('shop', 'Shop bot');
    for (let round = 0; round < 3; ++round) {
      await relay.start();
      // Every thread has worked: the desk, the reading room, the push bridge, the I/O threads.
      await relay.tell(['conversation.started', `chat-${round}`, { channel: 'WIDGET', customer: { id: 'jane', name: 'Jane Doe' } }],
        ['message.customer', `chat-${round}`, { text: 'I want to talk to a person, please.' }],
        ['escalation.requested', `chat-${round}`, { reason: 'user requested human', quote: 'a person' }]);
      assert.equal((await fetch(`${relay.url}/readyz`)).status, 200);
      assert.equal(await relay.end(), 0, relay.log());
    }
    assert.match(relay.admin(['check']), /./);
  } finally {
    await relay.close();
  }
});

test('a relay that is killed loses nothing', async () => {
  const relay = new WindowsRelay('kill');
  try {
    relay.addBot('shop', 'Shop bot');
    for (let round = 0; round < 3; ++round) {
      await relay.start();
      await relay.tell(['conversation.started', `chat-${round}`, { channel: 'WIDGET', customer: { id: 'jane', name: 'Jane Doe' } }],
        ['message.customer', `chat-${round}`, { text: `Round ${round}` }]);
      await relay.end('SIGKILL');
    }
    assert.match(relay.admin(['check']), /./);
  } finally {
    await relay.close();
  }
});
