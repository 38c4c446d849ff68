// Fairness: what hostile programs cost those who claim, and what another's searches cost those who sign on.
import { generate, startRelay } from './servers.mjs';

const message = (i) => `The parcel left the depot this morning, says the label with number ${i}.`;

async function fairness({ bin, quick, print, note, median, shown, repeat }) {
  const seconds = quick ? 3 : 10;
  const once = async (options, scenario, args) => {
    const server = await startRelay(bin, options);
    try {
      const report = await generate(bin, server, scenario, args(server));
      note(`fairness: ${scenario}: ${JSON.stringify(report)}`);
      if (report.missing !== 0 || (report.unexpected ?? 0) !== 0) {
        note('   NOT ALL WENT AS IT SHOULD');
        process.exitCode = 1;
      }
      return report.p99;
    } finally {
      await server.stop();
    }
  };
  const measure = async (options, scenario, args) => {
    const figures = [];
    for (let round = 0; round < repeat; ++round) figures.push(await once(options, scenario, args));
    return median(figures);
  };
  const claims = (hostile) => (server) => ['--clients=20', `--seconds=${seconds}`, `--conversations=${server.waiting}`,
    ...(hostile ? [`--hostile=${hostile}`, `--bots=${server.botKeys}`] : [])];
  const rows = [];
  const row = async (name, target, quiet, beside) => {
    const [alone, hurt] = [await quiet(), await beside()];
    rows.push(`| ${name} | ${shown(alone)} | ${shown(hurt)} | × ${shown(hurt / alone)} | ${target === '—' ? target : `× ${target}`} |`);
  };
  const bots = quick ? 10 : 100;
  await row(`claims, 20 clients, beside closed loops of read marks, subscriptions and sign-ins (4 each) and ${bots} bots`, 3,
    () => measure({}, 'fairness', claims(0)), () => measure({ bots }, 'fairness', claims(4)));
  const history = { messages: quick ? 2_000 : 50_000, message };
  const signOns = (searches, once = 0) => () => measure(history, 'signon',
    () => ['--batch=500', `--searches=${searches}`, `--once=${once}`]);
  await row('sign-on, one after another, beside a colleague who searches without a pause', 5, signOns(0), signOns(1));
  await row('the same beside 500 searches that a colleague sends at once', 5, signOns(0), signOns(500, 1));
  await row('the same beside 500 under way at every moment (a program gone mad; no target)', '—', signOns(0), signOns(500));
  print();
  print('| fairness | quiet, p99 (ms) | beside them, p99 (ms) | ratio | at most |');
  print('|---|---|---|---|---|');
  rows.forEach((line) => print(line));
}

export const fairnessGroups = { fairness };
