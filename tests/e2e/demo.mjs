// What `./dev run` shows where there is no display: node demo.mjs --bin DIR --out DIR

import { mkdirSync } from 'node:fs';
import { Stage, argument } from './stage.mjs';
import { picturesInto, playKill, playStory } from './story.mjs';

const out = argument('out', 'build/demo');
mkdirSync(out, { recursive: true });
const stage = new Stage(argument('bin', 'build/dev/bin'), 'demo');
try {
  const began = Date.now();
  const cast = await playStory(stage, picturesInto(out));
  await playKill(stage, cast);
  console.log(`The story was played in ${((Date.now() - began) / 1000).toFixed(1)} s: customer's page ${stage.url}/chat/shop`);
} finally {
  await stage.close();
}
