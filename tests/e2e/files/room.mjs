// What the tests of files share: senders of each kind, uploads by hand, and a proxy that cuts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import WebSocket from 'ws';
import { until } from '../stage.mjs';

export const tus = { 'Tus-Resumable': '1.0.0' };

export async function agentToken(stage, email) {
    const answer = await fetch(`${stage.url}/v1/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password: 'correct horse battery', device: { name: 'test', platform: 'test' } }),
    });
    assert.equal(answer.status, 201);
    return `Bearer ${(await answer.json()).token}`;
}

/** A customer who has the chat open: their `Authorization`, and how they leave. */
export async function visitor(stage) {
    const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const session = new Promise((resolve) => socket.on('message', (data) => {
        const text = String(data);
        if (text.startsWith('0')) socket.send('40/customer,{"bot":"shop"}');
        if (text === '2') socket.send('3');
        const event = /^42\/customer,(\[.*\])$/s.exec(text);
        if (event && JSON.parse(event[1])[0] === 'session') resolve(JSON.parse(event[1])[1]);
    }));
    await once(socket, 'open');
    return { authorization: `Visitor ${(await session).visitor}`, leave: () => socket.close() };
}

const base64 = (text) => Buffer.from(text).toString('base64');

export function create(stage, authorization, name, size) {
    return fetch(`${stage.url}/v1/files`, {
        method: 'POST',
        headers: { ...tus, Authorization: authorization, 'Upload-Length': String(size), 'Upload-Metadata': `filename ${base64(name)}` },
    });
}

export function patch(stage, authorization, location, offset, bytes) {
    return fetch(`${stage.url}${location}`, {
        method: 'PATCH',
        headers: { ...tus, Authorization: authorization, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
        body: bytes,
    });
}

export function head(stage, authorization, location) {
    return fetch(`${stage.url}${location}`, { method: 'HEAD', headers: { ...tus, Authorization: authorization } });
}

export function get(stage, authorization, location) {
    return fetch(`${stage.url}${location}`, { headers: authorization ? { Authorization: authorization } : {} });
}

/** Sends all of it, and waits until it was judged. */
export async function send(stage, authorization, name, bytes) {
    const created = await create(stage, authorization, name, bytes.length);
    if (created.status !== 201) return { status: created.status, created };
    const location = created.headers.get('location');
    const sent = await patch(stage, authorization, location, 0, bytes);
    if (sent.status !== 204) return { status: sent.status, location };
    return { status: 204, location, answer: await judged(stage, authorization, location) };
}

/** The answer to GET once the file was looked at: 200, or 409 that says why it was refused. */
export function judged(stage, authorization, location) {
    return until(`${location} is judged`, async () => {
        const answer = await get(stage, authorization, location);
        const body = Buffer.from(await answer.arrayBuffer());
        if (answer.status === 409 && body.includes('still being checked')) return false;
        return { status: answer.status, headers: answer.headers, body };
    }, 60000);
}

/** Resident memory of the relay, in MB. */
export function memoryOf(stage) {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${stage.relay.pid}/status`, 'utf8'))[1]) / 1024;
}

/** A TCP proxy to the relay that cuts @p cuts connections in the middle of what their clients send. */
export async function cuttingProxy(stage, cuts) {
    const proxy = { cut: 0, port: 0 };
    const behind = Number(new URL(stage.url).port);
    const server = createServer((client) => {
        const relay = connect(behind, '127.0.0.1');
        const end = () => { client.destroy(); relay.destroy(); };
        let left = 300_000 + Math.random() * 600_000;
        client.on('data', (data) => {
            left -= data.length;
            if (left < 0 && proxy.cut < cuts) {
                proxy.cut += 1;
                // Some of the last piece still arrives.
                relay.write(data.subarray(0, data.length / 2), end);
                return;
            }
            if (!relay.write(data)) {
                client.pause();
                relay.once('drain', () => client.resume());
            }
        });
        relay.on('data', (data) => client.write(data));
        for (const socket of [client, relay]) socket.on('error', end).on('close', end);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy.port = server.address().port;
    proxy.close = () => server.close();
    return proxy;
}
