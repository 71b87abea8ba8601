// Edit and run again: swap the two halves, first the
// microtasks and then the timers. Which lines move?
setTimeout(() => {
  console.log('timer 1');
  queueMicrotask(() => console.log('from timer 1'));
}, 0);
setTimeout(() => console.log('timer 2'), 0);

queueMicrotask(() => {
  console.log('micro 1');
  queueMicrotask(() => console.log('micro 2'));
});
console.log('main');
