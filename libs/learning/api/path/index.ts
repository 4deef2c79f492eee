export { PathsService } from './paths.service';
