import net from 'node:net';

/**
 * Ports on loopback that nothing listens on.
 *
 * @param {number} howMany
 * @returns {Promise<number[]>}
 */
export async function freePorts(howMany) {
  const servers = await Promise.all(Array.from({ length: howMany }, listen));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
