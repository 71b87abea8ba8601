import { readPlaceLink, toPlaceLink } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

/** Keeps the page's address and its history as the talk goes: an entry for each slide that this window goes to. */
export function mountHistory({ registers, deck, slides }: Talk): void {
  const title = document.title;
  let isReturning = false;

  function write(isOwnMove: boolean): void {
    const place = deck.getPlace();
    const hash = toPlaceLink(place);
    const isWaiting = deck.findWaitingFor(place.slide).length > 0;
    const name = isWaiting ? '' : ` ${slides[place.slide - 1]?.plan.title ?? ''}`;
    document.title = `${place.slide}.${name} · ${title}`;
    if (hash === location.hash) return;
    const isNewSlide = readPlaceLink(location.hash)?.slide !== place.slide;
    if (isOwnMove && isNewSlide && !isReturning) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
  }

  registers.subscribe(({ key }, isRemote) => {
    if (key === 'place' || key.startsWith('vote/')) write(!isRemote);
  });
  addEventListener('popstate', () => {
    const place = readPlaceLink(location.hash);
    if (place === null) return;
    isReturning = true;
    deck.goTo(place);
    isReturning = false;
  });
  history.replaceState(null, '', toPlaceLink(deck.getPlace()));
  write(false);
}
