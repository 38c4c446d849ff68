// npm's tus server with its store of files: takes what is sent, and does no more with it. node peers/tus.mjs FOLDER
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const server = new Server({ path: '/v1/files', relativeLocation: true, datastore: new FileStore({ directory: process.argv[2] }) });
const http = server.listen(0, '127.0.0.1', () => console.log(`port ${http.address().port}`));
process.on('SIGTERM', () => process.exit(0));
