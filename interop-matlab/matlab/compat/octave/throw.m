function throw(exception)
%THROW  Throws what MException made.

error(struct('identifier', exception.identifier, 'message', exception.message));
end
