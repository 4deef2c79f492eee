// What staff use: apart from what participants do, so that no phone fetches their pages' names and, with them, their pages.
export * from './deliveries/delivery-routes';
