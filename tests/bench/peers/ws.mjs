// The relay's agent socket on npm's `ws`, as one would write it. usage: node ws.mjs DATABASE
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { Desk, start } from './desk.mjs';

const desk = new Desk(process.argv[2]);
const server = createServer();
const agents = new Set();
const sockets = new WebSocketServer({ server, path: '/v1/agent', perMessageDeflate: false });

function broadcast(event) {
  const text = JSON.stringify({ jsonrpc: '2.0', method: 'event', params: event });
  for (const agent of agents) agent.send(text);
}

sockets.on('connection', (socket) => {
  socket.on('close', () => agents.delete(socket));
  socket.on('message', (text) => {
    const { id, method, params } = JSON.parse(text);
    if (method === 'session.hello') {
      agents.add(socket);
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: { resumed: true } }));
      return;
    }
    desk.submit(method.split('.')[1], params, (result, event) => {
      socket.send(JSON.stringify(result.error ? { jsonrpc: '2.0', id, error: result.error } : { jsonrpc: '2.0', id, result }));
      if (event) broadcast(event);
    });
  });
});

start(server, desk, broadcast);
