function report = getReport(exception, varargin)
%GETREPORT  What an exception says.

report = ['error: ' exception.message];
end
