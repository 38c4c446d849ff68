// The same on npm's `socket.io`. usage: node socketio.mjs DATABASE
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { Desk, start } from './desk.mjs';

const desk = new Desk(process.argv[2]);
const server = createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false });

io.on('connection', (socket) => {
  socket.on('join', (answer) => {
    socket.join('agents');
    answer({ resumed: true });
  });
  for (const verb of ['claim', 'release']) {
    socket.on(verb, (params, answer) => {
      desk.submit(verb, params, (result, event) => {
        answer(result);
        if (event) io.to('agents').emit('event', event);
      });
    });
  }
});

start(server, desk, (event) => io.to('agents').emit('event', event));
