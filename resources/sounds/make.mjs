// The alert sounds, made from nothing but sums: node make.mjs writes them beside this file, node make.mjs --check
// fails when what lies there is not what this makes. 48 kHz, 16 bit, one channel.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rate = 48000;
const attackSeconds = 0.004;
const releaseSeconds = 0.06;
const peak = 10 ** (-4 / 20); // -4 dBFS

/** Adds to @p samples a tone that begins at once and dies away; each partial by [times the pitch, strength, seconds to 1/e]. */
function strike(samples, at, pitch, strength, partials) {
  for (let i = Math.round(at * rate); i < samples.length; i++) {
    const t = i / rate - at;
    const begun = Math.min(1, t / attackSeconds);
    let sum = 0;
    for (const [times, part, fades] of partials) sum += part * Math.exp(-t / fades) * Math.sin(2 * Math.PI * pitch * times * t);
    samples[i] += strength * begun * sum;
  }
}

/** The click of wood on wood: noise through a narrow resonance. The noise is the same every time. */
function tap(samples, at, pitch, strength, fades) {
  let seed = 20250101;
  const turn = 2 * Math.PI * pitch / rate;
  const held = Math.exp(-1 / (fades * rate));
  const noises = [0, 0];
  let before = 0;
  let last = 0;
  for (let i = Math.round(at * rate); i < samples.length; i++) {
    const t = i / rate - at;
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const noise = t < 0.012 ? (seed / 2 ** 31 - 1) * Math.min(1, t / 0.001) * (1 - t / 0.012) : 0;
    noises.push(noise);
    // What comes in as nothing but pressure is taken out: a loudspeaker would only jump.
    const now = noise - noises.shift() + 2 * held * Math.cos(turn) * last - held * held * before;
    before = last;
    last = now;
    samples[i] += strength * now;
  }
}

const soft = [[1, 1, 0.28], [2, 0.28, 0.18], [3, 0.08, 0.1], [4.2, 0.04, 0.05]];
const bronze = [[0.5, 0.35, 0.5], [1, 1, 0.34], [1.19, 0.32, 0.3], [1.5, 0.22, 0.22], [2, 0.42, 0.2], [2.67, 0.2, 0.12], [4.1, 0.12, 0.06]];
const glass = [[1, 1, 0.09], [2.76, 0.18, 0.035], [5.4, 0.05, 0.015]];
const rosewood = [[1, 1, 0.14], [3.93, 0.32, 0.045], [9.6, 0.1, 0.018]];

const sounds = {
  /** Two soft notes, the second a fourth higher. */
  chime: [1.0, (into) => {
    strike(into, 0, 659.26, 0.8, soft);
    strike(into, 0.16, 880, 1, soft);
  }],
  /** One stroke of a small bell. */
  bell: [1.2, (into) => strike(into, 0, 932.33, 1, bronze)],
  /** Three wooden notes upwards. */
  marimba: [0.75, (into) => {
    strike(into, 0, 392, 0.85, rosewood);
    strike(into, 0.11, 523.25, 0.9, rosewood);
    strike(into, 0.22, 659.26, 1, rosewood);
  }],
  /** Two drops, the second a fifth higher. */
  drop: [0.45, (into) => {
    strike(into, 0, 783.99, 0.7, glass);
    strike(into, 0.09, 1174.66, 1, glass);
  }],
  /** Two knuckles on a door. */
  knock: [0.5, (into) => {
    for (const [at, strength] of [[0, 1], [0.17, 0.85]]) {
      tap(into, at, 310, strength, 0.03);
      tap(into, at, 720, strength * 0.6, 0.018);
    }
  }],
};

function samplesOf([seconds, play]) {
  const samples = new Float64Array(Math.round(seconds * rate));
  play(samples);
  const loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const release = releaseSeconds * rate;
  return samples.map((one, i) => {
    const left = Math.min(1, (samples.length - 1 - i) / release);
    return one / loudest * peak * (0.5 - 0.5 * Math.cos(Math.PI * left));
  });
}

function wav(samples) {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // channel
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((one, i) => file.writeInt16LE(Math.round(one * 32767), 44 + i * 2));
  return file;
}

let stale = 0;
for (const [name, recipe] of Object.entries(sounds)) {
  const place = fileURLToPath(new URL(`${name}.wav`, import.meta.url));
  const made = wav(samplesOf(recipe));
  if (!process.argv.includes('--check')) {
    writeFileSync(place, made);
  } else if (!readFileSync(place).equals(made)) {
    console.error(`FAIL!  : ${name}.wav is not what make.mjs makes; run it without --check`);
    stale = 1;
  }
}
process.exit(stale);
