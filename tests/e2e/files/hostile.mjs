// Files that are made to do harm, each by a few lines.

import { crc32, deflateSync, deflateRawSync } from 'node:zlib';

const number = (value) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value >>> 0); return bytes; };
const half = (value) => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes; };
const little = (value) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value >>> 0); return bytes; };

// Node 18 has no crc32 of its own.
const crcTable = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; ++k) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc = crc32 ?? ((bytes) => { let c = 0xFFFFFFFF; for (const byte of bytes) c = crcTable[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xFFFFFFFF) >>> 0; });

const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([number(data.length), body, number(crc(body))]);
};

/** @param pixels of one byte each, with the filter byte of each row */
export function png(width, height, pixels, more = []) {
    const header = Buffer.concat([number(width), number(height), Buffer.from([8, 0, 0, 0, 0])]);
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...more,
        chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const grey = (width, height) => Buffer.alloc((width + 1) * height, (i) => i).map((_, i) => (i % (width + 1) ? (i * 7) & 255 : 0));
export const smallPicture = (more) => png(64, 48, grey(64, 48), more);

function gif(width, height, frames) {
    const head = Buffer.concat([Buffer.from('GIF89a'), half(width), half(height), Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255])]);
    const frame = Buffer.concat([Buffer.from([0x2C]), half(0), half(0), half(1), half(1), Buffer.from([0, 2, 2, 0x44, 0x01, 0])]);
    const all = Buffer.alloc(frame.length * frames);
    for (let i = 0; i < frames; ++i) frame.copy(all, i * frame.length);
    return Buffer.concat([head, all, Buffer.from([0x3B])]);
}

function zip(name, bytes) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.concat([half(20), half(0), half(8), half(0), half(0), little(crc(bytes)), little(packed.length), little(bytes.length), half(name.length), half(0)]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const central = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), half(20), common, half(0), half(0), half(0), little(0), little(0), Buffer.from(name)]);
    const end = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), half(0), half(0), half(1), half(1), little(central.length), little(local.length), half(0)]);
    return Buffer.concat([local, central, end]);
}

/** A frame header of JPEG that promises pixels and has none. */
function jpegOf(width, height) {
    return Buffer.from([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 11, 8,
        height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34]);
}

// In two halves, or this file would be taken for one.
const eicar = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR' + '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*');
const script = '<script>alert(document.cookie)</script>';

/** The checksum of its pixels is another's. */
function wrongChecksum() {
    const bytes = Buffer.from(smallPicture());
    bytes[bytes.indexOf('IEND') - 5] ^= 0xFF;
    return bytes;
}

export function hostileFiles() {
    let deep = Buffer.alloc(100_000);
    for (let i = 0; i < 60; ++i) deep = zip(`${i}.zip`, deep);
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('\n');
    return [
        { what: 'a bomb of pixels', name: 'bomb.png', bytes: png(30_000, 30_000, Buffer.alloc(30_001 * 3_000)), ends: 'refused' },
        { what: 'a GIF that promises four billion pixels', name: 'wide.gif', bytes: gif(65_535, 65_535, 1), ends: 'refused' },
        { what: 'a JPEG that promises four billion pixels', name: 'wide.jpg', bytes: jpegOf(65_500, 65_500), ends: 'refused' },
        { what: 'a GIF with ten thousand frames', name: 'frames.gif', bytes: gif(1, 1, 10_000), ends: 'either' },
        { what: 'a GIF with a million frames', name: 'long.gif', bytes: gif(1, 1, 1_000_000), ends: 'either' },
        { what: 'a picture with a script behind it and in it', name: 'both.png',
            bytes: Buffer.concat([smallPicture([chunk('tEXt', Buffer.from(`Comment\0${script}`))]), Buffer.from(script)]), ends: 'drawn' },
        { what: 'a GIF that is an archive too', name: 'gifar.gif', bytes: Buffer.concat([gif(1, 1, 1), zip('a.class', Buffer.from('code'))]), ends: 'either' },
        { what: 'a truncated JPEG', name: 'cut.jpg', bytes: jpegOf(64, 48), ends: 'either' },
        { what: 'a truncated PNG', name: 'cut.png', bytes: smallPicture().subarray(0, 60), ends: 'either' },
        { what: 'a PNG of which a checksum is wrong', name: 'crc.png', bytes: wrongChecksum(), ends: 'either' },
        { what: 'a page that is called a picture', name: 'page.jpg', bytes: Buffer.from(`<!doctype html><html>${script}</html>`), ends: 'attached' },
        { what: 'a drawing with a script', name: 'drawing.svg', bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`), ends: 'attached' },
        { what: 'a drawing that is called a picture', name: 'drawing.png', bytes: Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), ends: 'attached' },
        { what: 'XML that unfolds', name: 'laughs.xml', bytes: Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">\n${laughs}]><l>&l9;</l>`), ends: 'attached' },
        { what: 'a document with a script', name: 'paper.pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n'), ends: 'attached' },
        { what: 'archives in archives', name: 'deep.zip', bytes: deep, ends: 'attached' },
        { what: 'an archive that unfolds', name: 'large.zip', bytes: zip('zeros', Buffer.alloc(200_000_000)), ends: 'attached' },
        { what: 'a program that is called a picture', name: 'tool.jpg', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), little(0x80), Buffer.alloc(0x80 - 64), Buffer.from('PE\0\0'), half(0x8664), half(1), Buffer.alloc(512)]), ends: 'refused' },
        { what: 'a name that is a path', name: '../../../etc/cron.d/evil', bytes: Buffer.from('* * * * * root true\n'), ends: 'attached', called: 'evil' },
        { what: 'a path of Windows to a device', name: 'C:\\Windows\\NUL.txt', bytes: Buffer.from('nothing'), ends: 'attached', called: '_NUL.txt' },
        { what: 'a name that is read backwards', name: 'photo\u202Egpj.exe', bytes: Buffer.from('backwards'), ends: 'attached', called: 'photogpj.exe' },
        { what: 'a name with a line of its own', name: 'a\r\nSet-Cookie: evil=1\r\n\r\n<b>.txt', bytes: Buffer.from('lines'), ends: 'attached', called: 'a Set-Cookie_ evil=1 _b_.txt' },
        { what: 'the test file of virus scanners', name: 'eicar.com', bytes: eicar, ends: 'attached', scanned: 'refused' },
        { what: 'the same in an archive', name: 'eicar.zip', bytes: zip('eicar.com', eicar), ends: 'attached', scanned: 'refused' },
    ];
}
