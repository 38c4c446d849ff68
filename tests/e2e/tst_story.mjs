// The story as a test: node tst_story.mjs --bin DIR

import { Stage, argument } from './stage.mjs';
import { playKill, playStory } from './story.mjs';

const stage = new Stage(argument('bin'), 'story');
let failed = 0;
try {
  const cast = await playStory(stage);
  console.log('PASS   : from bot to person and back');
  await playKill(stage, cast);
  console.log('PASS   : the relay dies and comes back');
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
} finally {
  await stage.close();
}
process.exit(failed);
