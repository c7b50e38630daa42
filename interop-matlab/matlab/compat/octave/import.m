function import(varargin)
%IMPORT  Accepts MATLAB's import statements, which Octave lacks, and does nothing.
%   Packages are reached by their full names: modules.Linear(2, 3), model_io.read('net.txt').
end
