onmessage = ({ data: cart }: MessageEvent<{ items: number }>) => {
  cart.items += 10;
  console.log(`other: ${cart.items}`);
  postMessage('done');
};
