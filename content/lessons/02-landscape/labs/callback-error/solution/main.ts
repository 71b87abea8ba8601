import { load } from './load.ts';

load('cart', (cart) => {
  try {
    console.log(cart);
    throw new Error('the cart is empty');
  } catch {
    console.log('caught');
  }
});
console.log('asked');
