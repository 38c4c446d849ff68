// What the tests of the page share: a relay with the sample bot and two agents, each test with a customer of its own.

import { after, before } from 'node:test';
import { Stage, argument } from '../stage.mjs';

export const ana = 'ana@shop.example';

/** @returns {Stage} set up before the first test of the file, cleared after the last */
export function setting(name) {
    const stage = new Stage(argument('bin', 'build/dev/bin'), name);
    before(async () => {
        stage.addMember(ana, 'Ana');
        stage.addBot('shop', 'Shop bot');
        // What these customers say is about the page; only the button calls a person.
        stage.admin(['bot', 'set', 'shop', 'escalate_on_words=off', 'escalate_on_tone=off', 'confidence_threshold=0']);
        await stage.startRelay();
        stage.startBot();
    });
    after(() => stage.close());
    return stage;
}
