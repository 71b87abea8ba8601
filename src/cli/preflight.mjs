// Says in one sentence what is missing when this Node can neither run the site nor be helped by the bundled one.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);
const isBundled = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
if (!isNewEnough && !isBundled) {
  console.error(
    `Interleave needs Node 22.18 or newer; this is Node ${process.versions.node}. Install a current Node, then run the same command again.`,
  );
  process.exit(1);
}
