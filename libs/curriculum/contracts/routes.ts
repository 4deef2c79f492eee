import { route } from '@pijar/shared/contracts';

/** The bytes of a picture or a sound of the curriculum; its address never changes its content. */
export const showMedia = route<{ params: { hash: string } }, void>('GET', '/api/v1/media/:hash');
