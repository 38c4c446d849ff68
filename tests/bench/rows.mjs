// What is measured of the servers: per row its scenario, the figures to show, and the target to hold them against.

const deliveries = (agents) => ({
  name: `broadcast to ${agents} agents, 20,000 deliveries/s`,
  scenario: 'broadcast',
  args: () => [`--agents=${agents}`, '--pace=20000', '--seconds=5'],
  figures: { 'CPU per delivery (µs)': 'cpuMicroseconds', 'p50 (ms)': 'p50', 'p99 (ms)': 'p99' },
});

export const groups = (quick) => {
  const many = quick ? 1000 : 5000;
  const most = quick ? 2000 : 10000;
  const seconds = quick ? 3 : 8;
  return {
    broadcast: [deliveries(100), deliveries(1000), ...(quick ? [] : [deliveries(5000)])],
    burst: [{
      name: `100 events at once to ${many} agents`,
      scenario: 'burst',
      args: () => [`--agents=${many}`, '--batch=100'],
      figures: { 'deliveries/s': 'deliveriesPerSecond' },
    }],
    accept: [{
      name: `${most} agents connect and join, 256 at a time`,
      scenario: 'accept',
      args: () => [`--agents=${most}`],
      figures: { 'connections/s': 'perSecond', 'idle memory a connection (kB)': 'idleKb' },
    }],
    growth: [100, most].map((idle) => ({
      name: `broadcast to 100 agents beside ${idle} idle connections`,
      scenario: 'broadcast',
      args: () => ['--agents=100', `--idle=${idle}`, '--pace=10000', '--seconds=5'],
      figures: { 'CPU per delivery (µs)': 'cpuMicroseconds', 'p99 (ms)': 'p99' },
    })),
    claims: [0, many].map((idle) => ({
      name: `durable claims and releases, 100 clients in a closed loop${idle ? ` beside ${idle} idle connections` : ''}`,
      scenario: 'claims',
      args: (server) => ['--clients=100', `--idle=${idle}`, `--seconds=${seconds}`, `--conversations=${server.waiting}`],
      figures: { 'answers/s': 'perSecond', 'p50 (ms)': 'p50', 'p99 (ms)': 'p99' },
    })),
    during: [{
      name: `claims (of taken conversations) while 40,000 deliveries/s go to ${many} agents`,
      scenario: 'claims',
      args: (server) => ['--clients=10', `--agents=${many}`, '--pace=40000', `--seconds=${seconds}`, '--losing=true',
        `--conversations=${server.taken}`],
      figures: { 'p50 (ms)': 'p50', 'p99 (ms)': 'p99' },
    }],
  };
};
