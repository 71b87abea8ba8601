/** Name of the remembered theme in localStorage: `light`, `dark`, or absent to follow the system. */
export const THEME_KEY = 'theme';

/** Inline script of every page's head: the remembered theme, before the first paint. Its hash stands in the CSP. */
export const THEME_BOOT: string = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
