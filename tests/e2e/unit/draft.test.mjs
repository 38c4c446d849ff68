import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlank } from '../../../resources/web/src/blank.js';
import { endsDialog } from '../../../resources/web/src/keys.js';
import { Draft } from '../../../resources/web/src/state/draft.js';
import { BotStorage, openStorage } from '../../../resources/web/src/storage.js';

/** Storage without a browser. */
const memory = () => new BotStorage(openStorage({}), 'shop');

class Tab extends EventTarget {
    constructor(kept, own = memory()) {
        super();
        this.own = own;
        this.draft = new Draft(kept, own, this);
    }
    close() { this.dispatchEvent(new Event('pagehide')); }
    reload(kept) {
        this.close();
        return new Tab(kept, this.own);
    }
}

test('each tab has a draft of its own, also after a reload', () => {
    const kept = memory();
    const [one, two] = [new Tab(kept), new Tab(kept)];
    one.draft.text = 'one';
    two.draft.text = 'two';
    assert.deepEqual([one.reload(kept).draft.text, two.reload(kept).draft.text], ['one', 'two']);
    two.draft.text = '';
    assert.equal(one.reload(kept).draft.text, 'one');
});

test('what a closed tab leaves goes to one that is opened, once', () => {
    const kept = memory();
    const one = new Tab(kept);
    one.draft.text = 'left';
    one.close();
    assert.deepEqual([new Tab(kept).draft.text, new Tab(kept).draft.text], ['left', '']);
});

test('the files beside it go the same way; one that had not arrived stays with its tab', () => {
    const kept = memory();
    const photo = { id: 'f1', name: 'photo.png', size: 7 };
    const film = { id: null, name: 'film.mp4', size: 9 };
    const one = new Tab(kept);
    one.draft.text = 'look';
    one.draft.files = [photo, film];
    const again = one.reload(kept);
    assert.deepEqual([again.draft.text, again.draft.files], ['look', [photo, film]]);
    again.close();
    const next = new Tab(kept);
    assert.deepEqual([next.draft.text, next.draft.files], ['look', [photo]]);
    next.draft.files = [];
    assert.deepEqual(next.reload(kept).draft.files, []);
    const odd = memory();
    odd.write('files', [{ id: 3 }, null, photo]);
    assert.deepEqual(new Draft(memory(), odd, new EventTarget()).files, [photo]);
});

test('Escape closes what is open, but not while an input method composes', () => {
    const key = (more) => ({ key: 'Escape', defaultPrevented: false, isComposing: false, keyCode: 27, ...more });
    assert.ok(endsDialog(key()));
    for (const more of [{ isComposing: true }, { keyCode: 229 }, { defaultPrevented: true }, { key: 'Enter' }]) assert.ok(!endsDialog(key(more)));
});

test('what nobody sees is blank', () => {
    for (const unseen of ['', ' ', '\n\t', '\u00a0', '\u00ad', '\u034f', '\u061c', '\u115f', '\u200b', '\u200d', '\u202e', '\u2060', '\u2066', '\u2800', '\u3000', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\u{e0041}']) {
        assert.ok(isBlank(unseen.repeat(3)), unseen.codePointAt(0)?.toString(16));
        assert.ok(!isBlank(`${unseen}x`));
    }
    for (const seen of ['.', '❤️', '👨‍👩‍👧', '\u0601']) assert.ok(!isBlank(seen));
});
