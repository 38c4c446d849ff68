// Many uploads at once by tus-js-client, each of bytes of its own that nobody keeps in memory.
// node files/uploads.mjs ADDRESS COUNT BYTES [AUTHORIZATION]: prints {"seconds":...}
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import * as tus from 'tus-js-client';

const [address, count, bytes, authorization] = process.argv.slice(2);
const each = Number(bytes);
const piece = randomBytes(64 * 1024);

/** What file @p number has from one place to another: the same whenever it is asked for. */
function part(number, from, to) {
  const pieces = function* pieces() {
    for (let at = from; at < to;) {
      const within = at % piece.length;
      const some = Buffer.from(piece.subarray(within, Math.min(piece.length, within + to - at)));
      if (within === 0 && some.length >= 8) some.writeDoubleLE(number + at / each);
      at += some.length;
      yield some;
    }
  };
  return Object.assign(Readable.from(pieces()), { size: to - from });
}

function upload(number) {
  const file = {
    size: each,
    slice: async (from, to) => ({ value: part(number, from, Math.min(to, each)), done: to >= each }),
    close: () => {},
  };
  return new Promise((resolve, reject) => {
    new tus.Upload(file, {
      endpoint: address,
      uploadSize: each,
      headers: authorization ? { Authorization: authorization } : {},
      metadata: { filename: `${number}.bin` },
      retryDelays: Array(50).fill(100),
      fileReader: { openFile: async (input) => input },
      onError: reject,
      onSuccess: resolve,
    }).start();
  });
}

const began = process.hrtime.bigint();
await Promise.all(Array.from({ length: Number(count) }, (_, number) => upload(number)));
console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - began) / 1e9 }));
