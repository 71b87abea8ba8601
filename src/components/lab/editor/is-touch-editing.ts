/** Whether code is edited by thumb here, or in little room: then CodeMirror stands in for Monaco, which knows neither. */
export function isTouchEditing(): boolean {
  return matchMedia('(pointer: coarse), (max-width: 699px)').matches;
}
