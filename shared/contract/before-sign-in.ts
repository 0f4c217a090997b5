import { mainMethods } from './main';
import { sessionMethods, siteMethods } from './site';

/**
 * The methods of the lock screen: where the site stands, getting in. Apart from the rest so that the page builds only
 * these schemas before its first paint; the others come with the app behind the lock screen.
 */
export const BEFORE_SIGN_IN = { ...siteMethods, ...sessionMethods, ...mainMethods };
