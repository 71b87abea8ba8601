// Edit: let the other send its cart back, and print that one.
const other = new Worker(new URL('./other.ts', import.meta.url), {
  type: 'module',
});

const cart = { items: 1 };
other.postMessage(cart);
await new Promise((resolve) => (other.onmessage = resolve));
console.log(`main: ${cart.items}`);
other.terminate();
