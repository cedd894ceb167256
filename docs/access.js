// What mdBook's own pages leave to wish for: its bar is a landmark, the label in it a button that keys reach, and what scrolls
// sideways can have the focus.
'use strict';

document.getElementById('mdbook-menu-bar')?.setAttribute('role', 'banner');

const label = document.getElementById('mdbook-sidebar-toggle');
const contents = document.getElementById('mdbook-sidebar-toggle-anchor');
if (label && contents) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = label.className;
  for (const name of ['title', 'aria-label', 'aria-controls']) button.setAttribute(name, label.getAttribute(name) ?? '');
  button.append(...label.childNodes);
  const tell = () => button.setAttribute('aria-expanded', String(contents.checked));
  button.addEventListener('click', () => label.click());
  contents.addEventListener('change', tell);
  tell();
  label.hidden = true;
  label.before(button);
}

for (const box of document.querySelectorAll('main pre > code, main .table-wrapper')) box.tabIndex = 0;
