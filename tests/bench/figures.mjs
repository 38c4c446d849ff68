// What a process takes, and how long something takes that is done many times.
import { readFileSync, writeFileSync } from 'node:fs';

/** Resident memory in MB: `VmRSS` now, `VmHWM` at most since forgetMost(). */
export const resident = (pid, which = 'VmRSS') => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${which}:\\s+(\\d+)`))[1]) / 1024;
export const forgetMost = (pid) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** User and system time of a process so far, in ms. */
export function spent(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** @returns {{p50: number, p99: number, worst: number, all: number}} milliseconds of @p times turns, one after another */
export async function timed(times, work) {
  const took = [];
  for (let i = 0; i < times; ++i) {
    const began = process.hrtime.bigint();
    await work(i);
    took.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  return figuresOf(took);
}

export function figuresOf(took) {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (q) => sorted[Math.floor((sorted.length - 1) * q)];
  return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1), all: took.reduce((sum, one) => sum + one, 0) };
}
