import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { RouteInput } from '@pijar/shared/contracts';
import { map, type Observable } from 'rxjs';
import { OPERATION, type OperationOptions } from './operation';

/** Lets out only what the contract names, so that a new column never leaks by itself. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const options = Reflect.getMetadata(OPERATION, context.getHandler()) as
      OperationOptions<RouteInput, unknown> | undefined;
    const schema = options?.response;
    return schema ? next.handle().pipe(map((answer) => schema.parse(answer))) : next.handle();
  }
}
