/** Words for buttons, in the language of the person. */
export interface PictureWords {
  /** @param alt what the picture shows */
  open: (alt: string) => string;
  /** @param bytes what it costs to fetch it */
  show: (bytes: number) => string;
}

/**
 * Makes pictures open on a tap, and puts a button with the cost in the place of those that are not fetched by themselves. Doing it
 * again changes nothing.
 */
export function openPictures(root: HTMLElement, words: PictureWords): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.dataset['src']) holdBack(picture, words);
    else if (!picture.closest('button')) makeOpenable(picture, words);
  }
}

function makeOpenable(picture: HTMLImageElement, words: PictureWords): HTMLButtonElement {
  const button = picture.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'picture';
  button.setAttribute('aria-label', words.open(picture.alt));
  picture.replaceWith(button);
  button.append(picture);
  return button;
}

function holdBack(picture: HTMLImageElement, words: PictureWords): void {
  const offer = picture.ownerDocument.createElement('button');
  offer.type = 'button';
  offer.className = 'picture-offer';
  const about = picture.ownerDocument.createElement('span');
  about.textContent = picture.alt;
  const cost = picture.ownerDocument.createElement('strong');
  cost.textContent = words.show(Number(picture.dataset['bytes']));
  offer.append(about, cost);
  offer.addEventListener('click', (event) => {
    event.stopPropagation();
    picture.src = picture.dataset['src']!;
    delete picture.dataset['src'];
    offer.replaceWith(picture);
    makeOpenable(picture, words).focus();
  });
  picture.replaceWith(offer);
}
